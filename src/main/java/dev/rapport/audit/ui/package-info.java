/** Case page, trace and story. */
@NullMarked
package dev.rapport.audit.ui;

import org.jspecify.annotations.NullMarked;
