-- What somebody wrote that did not go out, apart from what they are writing now, which may replace only itself.
alter table conversation_draft add column given_back text;
