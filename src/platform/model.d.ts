/** The model as the phone says it itself, or null: a check-in carries it for a hint (G205), and nothing else follows. */
export type PhoneModel = () => string | null

export const phoneModel: PhoneModel
