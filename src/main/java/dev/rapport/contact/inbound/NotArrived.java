package dev.rapport.contact.inbound;

import dev.rapport.contact.Trouble;

/**
 * The other side says that something that it took from us did not arrive.
 *
 * @param there its id on the other side, as the carrier of that platform told it
 */
public record NotArrived(String there, Trouble why) implements Inbound {}
