package dev.rapport.customer.duplicates;

import java.util.List;

/**
 * What became of comparing two customers.
 *
 * @param weight the logarithm of the odds that they are one, to the base 2
 * @param isSwapped whether the given name of one is the family name of the other
 */
record Match(Zone zone, double weight, boolean isSwapped, List<Reason> reasons) {}
