/** Where telephone systems tell of calls. */
@NullMarked
package dev.rapport.contact.pbx.web;

import org.jspecify.annotations.NullMarked;
