package dev.rapport.customer.duplicates.made;

import java.util.List;
import java.util.Map;

/**
 * A customer as it may have been written down.
 *
 * @param truth the same for all that are one
 * @param points each with its kind: {@code PHONE +86…}, {@code EMAIL a@b.c}
 */
public record MadeCustomer(int truth, boolean isFirm, String name, List<String> points, Map<String, String> facts) {}
