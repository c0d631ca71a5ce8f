# Needs no provider to be downloaded: terraform_data is built in.
terraform {
  required_version = ">= 1.4"
}

variable "name" {
  description = "Who is greeted."
  type        = string
  default     = "world"
}

resource "terraform_data" "greeting" {
  input = "Hello, ${var.name}!"
}

output "greeting" {
  value = terraform_data.greeting.output
}

output "id" {
  description = "Stays the same from run to run: the state is kept."
  value       = terraform_data.greeting.id
}
