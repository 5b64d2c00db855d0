-- Titles stand in lists, exports and notices of people of all kinds: what was taken in before they were masked is masked
-- here where it is an e-mail address, a number with its country, or a Chinese mobile number. The case itself keeps its words.
update subject
set title = regexp_replace(
    regexp_replace(
        title, '[[:alnum:]._%+-]+[@＠][[:alnum:]-]+([.．][[:alnum:]-]+)+', '***', 'g'),
    '(\+|(?<![0-9])00)[1-9][0-9 ().-]{6,16}[0-9](?![0-9])|(?<![0-9])1[3-9][0-9]{9}(?![0-9])', '***', 'g')
where title ~ '[@＠]|\+[1-9]|00[1-9]|1[3-9][0-9]{9}';
