@NullMarked
package dev.rapport.loyalty.ui;

import org.jspecify.annotations.NullMarked;
