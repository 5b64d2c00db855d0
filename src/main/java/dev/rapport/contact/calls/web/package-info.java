/** Calls for other systems. */
@NullMarked
package dev.rapport.contact.calls.web;

import org.jspecify.annotations.NullMarked;
