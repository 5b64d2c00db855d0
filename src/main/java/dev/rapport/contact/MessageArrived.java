package dev.rapport.contact;

import dev.rapport.platform.Channel;
import dev.rapport.platform.SubjectId;

/**
 * A carrier received what a customer wrote about a case; told in the transaction of whoever takes it in, once.
 *
 * @param from where the customer can be answered
 * @param there the id on the other side
 */
public record MessageArrived(
        SubjectId subject, String carrier, Channel channel, String from, String there, String text) {}
