/** What people say of us where everybody reads it: what it means, who looks after it, and what became of it. */
@NamedInterface("posts")
@NullMarked
package dev.rapport.contact.posts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
