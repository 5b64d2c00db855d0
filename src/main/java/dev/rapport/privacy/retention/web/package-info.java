/** Retention rules on the API. */
@NullMarked
package dev.rapport.privacy.retention.web;

import org.jspecify.annotations.NullMarked;
