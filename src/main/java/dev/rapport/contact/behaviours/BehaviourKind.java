package dev.rapport.contact.behaviours;

import dev.rapport.platform.Word;

/** What somebody did. */
public enum BehaviourKind implements Word {
    LIKE,
    COMMENT,

    /** Forwarded or shared. */
    SHARE,

    /** Took part in a campaign. */
    JOIN,

    /** Wrote in a group. */
    TALK,

    /** Answered something that went out to many. */
    REPLY,

    /** Opened a link. */
    CLICK,

    /** Scanned a code. */
    SCAN,

    /** Looked at a page. */
    VISIT,

    /** Wants to see what our account says. */
    FOLLOW,

    /** No more. */
    UNFOLLOW,

    /** Named our account in what they wrote. */
    MENTION,

    /** Added one of us as a contact. */
    BEFRIEND,

    /** Removed one of us. */
    UNFRIEND
}
