/** What comes in from outside: kept at once in a durable queue, once and in order, and read and worked afterwards. */
@NullMarked
package dev.rapport.contact.inbound;

import org.jspecify.annotations.NullMarked;
