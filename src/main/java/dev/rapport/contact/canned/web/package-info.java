/** Canned answers for other systems. */
@NullMarked
package dev.rapport.contact.canned.web;

import org.jspecify.annotations.NullMarked;
