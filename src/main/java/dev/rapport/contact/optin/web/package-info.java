/** The page that a link in a mail leads to. */
@NullMarked
package dev.rapport.contact.optin.web;

import org.jspecify.annotations.NullMarked;
