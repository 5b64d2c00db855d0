/** Telephone systems that tell of calls by signed webhooks. */
@NullMarked
package dev.rapport.contact.pbx;

import org.jspecify.annotations.NullMarked;
