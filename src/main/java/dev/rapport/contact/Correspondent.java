package dev.rapport.contact;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * With whom we speak, and about which case.
 *
 * @param customer absent as long as nobody knows who it is: then they are answered where they wrote, and nowhere else
 * @param asked where the customer asked, as far as we know
 */
public record Correspondent(SubjectId subject, @Nullable CustomerId customer, Channel asked) {}
