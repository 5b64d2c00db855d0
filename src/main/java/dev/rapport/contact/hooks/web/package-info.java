/** Addresses of other systems and what they were told, over HTTP. */
@NullMarked
package dev.rapport.contact.hooks.web;

import org.jspecify.annotations.NullMarked;
