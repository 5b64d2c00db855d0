/** E-mail that comes in and goes out by accounts. */
@NullMarked
package dev.rapport.contact.mail;

import org.jspecify.annotations.NullMarked;
