/** The REST interface of the community. */
@NullMarked
package dev.rapport.community.web;

import org.jspecify.annotations.NullMarked;
