package dev.rapport.contact.site;

import dev.rapport.contact.inbound.Inbound;
import java.util.List;

/**
 * A yes that was said by a form.
 *
 * @param there id of the entry, as the message has it
 * @param channels words of those of which an address was left
 */
record FormConsent(String there, String purpose, int wording, List<String> channels) implements Inbound {}
