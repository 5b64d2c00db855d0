/**
 * How customers confirm by mail that they agree to advertising: the mails with their links, and the page that these lead to
 * (decision 071).
 */
@NullMarked
package dev.rapport.contact.optin;

import org.jspecify.annotations.NullMarked;
