/** Our accounts on other sides: what each platform must be told, secrets kept sealed, how each account stands. */
@NullMarked
package dev.rapport.contact.accounts;

import org.jspecify.annotations.NullMarked;
