@NullMarked
package dev.rapport.privacy.holds.web;

import org.jspecify.annotations.NullMarked;
