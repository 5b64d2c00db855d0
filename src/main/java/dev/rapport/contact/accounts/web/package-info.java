/** Our accounts on other sides over HTTP. */
@NullMarked
package dev.rapport.contact.accounts.web;

import org.jspecify.annotations.NullMarked;
