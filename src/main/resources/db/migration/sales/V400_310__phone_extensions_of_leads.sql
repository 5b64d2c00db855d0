alter table lead add column phone_extension text;
