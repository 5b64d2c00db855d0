/** Behaviours and signals over HTTP. */
@NullMarked
package dev.rapport.contact.behaviours.web;

import org.jspecify.annotations.NullMarked;
