package dev.rapport.cases.ui;

import org.springframework.stereotype.Component;

/** What every page of a case shows beside its own: what happened and what is to be done. */
@Component
public record CaseSections(SubjectStory story, SubjectTasks tasks) {}
