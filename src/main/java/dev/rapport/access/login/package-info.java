/** Logging in: by form, by HTTP Basic, by token; and what strangers may see. */
@NullMarked
package dev.rapport.access.login;

import org.jspecify.annotations.NullMarked;
