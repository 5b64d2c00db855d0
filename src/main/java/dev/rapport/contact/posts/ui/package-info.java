@NullMarked
package dev.rapport.contact.posts.ui;

import org.jspecify.annotations.NullMarked;
