/** Feeds (RSS, Atom): looked at now and then, what is new in them is public posts. */
@NullMarked
package dev.rapport.contact.feed;

import org.jspecify.annotations.NullMarked;
