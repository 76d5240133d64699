DROP INDEX "payment_orders_by_status";--> statement-breakpoint
CREATE INDEX "payment_orders_by_creation" ON "payment_orders" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "payment_orders_by_status" ON "payment_orders" USING btree ("status","created_at","id");