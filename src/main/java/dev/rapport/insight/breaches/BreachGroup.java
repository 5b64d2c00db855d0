package dev.rapport.insight.breaches;

/**
 * The breaches that have one value of a dimension.
 *
 * @param value as a filter names it; {@link BreachFilter#NONE} for those that have none
 * @param name what people call it where the value is an id, otherwise the value
 */
public record BreachGroup(String value, String name, BreachRate rate) {}
