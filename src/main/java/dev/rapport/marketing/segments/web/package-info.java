@NullMarked
package dev.rapport.marketing.segments.web;

import org.jspecify.annotations.NullMarked;
