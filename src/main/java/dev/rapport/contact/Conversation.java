package dev.rapport.contact;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;

/**
 * With whom we speak, and about which case.
 *
 * @param asked where the customer asked, as far as we know
 */
public record Conversation(SubjectId subject, CustomerId customer, Channel asked) {}
