@NullMarked
package dev.rapport.contact.posts.web;

import org.jspecify.annotations.NullMarked;
