-- What a person took out is shown where they hand their customers over.
create index trail_cards_by_actor on trail (actor, at) where kind = 'CardTaken';
