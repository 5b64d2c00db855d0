/** Where other systems hand in what somebody wrote. */
@NullMarked
package dev.rapport.contact.webhook.web;

import org.jspecify.annotations.NullMarked;
