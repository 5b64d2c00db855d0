package dev.rapport.escalation;

import dev.rapport.platform.SubjectId;

/** The open tasks of a case go before others once this is committed. */
record WorkIsUrgent(SubjectId subject) {}
