-- One store of the figures of days, whatever they count, in place of a table for each. All of it is computed again from
-- cases, clocks, breaches, logs and the engine's mirror.
-- What figures can be narrowed by, such as team, type, policy and metric; "-" stands for cases that no team holds.
create table day_dimension (
    id         integer generated always as identity primary key,
    dimensions jsonb   not null unique
);

create table day_figure (
    figure       text     not null,
    -- By which definition it was counted.
    definition   smallint not null,
    day          date     not null,
    dimension_id integer  not null references day_dimension,
    numerator    bigint   not null,
    denominator  bigint   not null,
    -- How many lay in which bucket, or had which value; absent where only the sums matter.
    histogram    jsonb,
    primary key (figure, day, dimension_id)
);

create index day_figure_by_dimension on day_figure (figure, dimension_id, day);

drop table sla_trend;
drop table sla_trend_time;
drop table sla_trend_pause;
drop table sla_trend_hand_over;
drop table sla_trend_step;

-- The definitions that all figures were counted by; where others hold now, all days are counted again.
alter table sla_trend_state add column definitions text not null default '';
