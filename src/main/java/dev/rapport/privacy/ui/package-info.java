/** Pages of privacy requests. */
@NullMarked
package dev.rapport.privacy.ui;

import org.jspecify.annotations.NullMarked;
