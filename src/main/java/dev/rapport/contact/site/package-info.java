/**
 * Our own customers' sites as a channel: a form and a chat that one line of a page brings there. Whoever writes shows nothing that
 * could be believed, so that all of it is bounded and none of it is trusted.
 */
@NullMarked
package dev.rapport.contact.site;

import org.jspecify.annotations.NullMarked;
