package dev.rapport.contact.posts;

import dev.rapport.platform.Word;

public enum PostKind implements Word {
    POST,

    /** Below a post, ours or another's. */
    COMMENT
}
