/**
 * E-mail that comes in and goes out by accounts: fetched as it lies in the mailbox, taken apart within limits, its own words told
 * from those it quotes.
 */
@NullMarked
package dev.rapport.contact.mail;

import org.jspecify.annotations.NullMarked;
