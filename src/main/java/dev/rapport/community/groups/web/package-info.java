/** The REST interface of groups. */
@NullMarked
package dev.rapport.community.groups.web;

import org.jspecify.annotations.NullMarked;
