/** What pages of other origins load and call. */
@NullMarked
package dev.rapport.contact.site.web;

import org.jspecify.annotations.NullMarked;
