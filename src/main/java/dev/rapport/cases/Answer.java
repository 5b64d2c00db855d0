package dev.rapport.cases;

/**
 * A value in a case, ready to be shown.
 *
 * @param name what the form or the process calls it, such as {@code discountPercent}
 * @param label what people call it
 * @param value a text, number, truth value or date, or a list of texts; choices and ids already in words
 */
public record Answer(String name, String label, Object value) {}
