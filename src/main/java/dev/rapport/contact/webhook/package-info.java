/**
 * Any other system as a channel: it hands in what somebody wrote by signed calls, and is called with the answers, after the
 * Standard Webhooks specification.
 */
@NullMarked
package dev.rapport.contact.webhook;

import org.jspecify.annotations.NullMarked;
