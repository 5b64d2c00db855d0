package dev.rapport.customer.handover;

import dev.rapport.platform.Word;

/** What becomes of those that nobody else was chosen for. */
public enum WhatThen implements Word {
    TEAM,
    KEEP
}
